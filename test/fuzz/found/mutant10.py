return   5
